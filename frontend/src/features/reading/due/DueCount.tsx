/** How many learned cards are due today, for the link that leads to them; nothing while that is not known. */
import { useCallback } from "react";

import { useApi } from "@/api/ServiceContext";
import { useRequest } from "@/api/useRequest";
import { messages } from "@/language/messages";
import { Pill } from "@/ui/Pill";

import { fetchLog } from "../review/accountLog";
import { historyOf } from "../review/dueCards";
import { localMoment, readAllLogs, union } from "../review/reviewLog";
import { ofAllVideos, planOf } from "./duePlan";
import { readLimits } from "./limits";
import { fetchNoteList } from "./useNoteList";

export default function DueCount() {
  const api = useApi();
  const { data: due } = useRequest(
    useCallback(
      async (signal: AbortSignal) => {
        const [notes, served] = await Promise.all([fetchNoteList(api, signal), fetchLog(api)]);
        const history = historyOf(ofAllVideos(union(readAllLogs(window.localStorage), served)));
        const known = { notes, loaded: new Map(), begun: new Set<string>() };
        const limits = readLimits(window.localStorage);
        return planOf(known, history, limits, localMoment(new Date())).due.cards.length;
      },
      [api],
    ),
  );
  return due ? <Pill>{messages().reading.due.count(due)}</Pill> : null;
}
