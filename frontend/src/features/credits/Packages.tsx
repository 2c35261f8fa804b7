import type { Schema } from "@/api/client";
import { Button } from "@/look/Button";
import { money } from "./money";

export type Package = Schema<"Package">;

interface Props {
  packages: Package[];
  onChoose: (chosen: Package) => void;
}

/** What credits cost, each by itself too, so that one can compare. */
export function Packages({ packages, onChoose }: Props) {
  return (
    <ul role="list" className="packages">
      {packages.map((one) => (
        <li key={one.name} className="card package">
          <h3>{one.title}</h3>
          <p className="package-credits">{one.credits} credits</p>
          <p className="package-price">{money(one.price, one.currency)}</p>
          <p className="package-each">{money(one.price / one.credits, one.currency)} for one video’s notes</p>
          <Button weight="main" aria-label={`Buy ${one.title}`} onClick={() => onChoose(one)}>
            Buy
          </Button>
        </li>
      ))}
    </ul>
  );
}
