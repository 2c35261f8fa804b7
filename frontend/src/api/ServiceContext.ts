import { createContext, useContext } from "react";
import type { ApiClient } from "./client";
import type { Settings } from "./settings";

interface Service {
  api: ApiClient;
  settings: Settings;
}

export const ServiceContext = createContext<Service | null>(null);

/** The API, with the token of who is signed in. */
export function useApi(): ApiClient {
  return useService().api;
}

export function useSettings(): Settings {
  return useService().settings;
}

function useService(): Service {
  const service = useContext(ServiceContext);
  if (!service) throw new Error("There is no ServiceContext around this.");
  return service;
}
