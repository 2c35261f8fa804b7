/** The lines of a note that its reader holds for wrong: shown at once, kept by the service. */
import { messages } from "@/language/messages";
import { ApiProblem, listedProblem, toProblem } from "@/api/problem";

import type { Mark } from "../note";

/** As many as the service keeps of a note, and as many characters of a remark. */
export const MOST_MARKS = 200;
export const LONGEST_REMARK = 500;

export interface MarkProblem {
  /** The line whose change was not kept. */
  readonly line: string;
  readonly problem: ApiProblem;
}

/**
 * Marks by the ids of their lines. All of them are sent, one request at a time; when one fails, what is shown is again
 * what was kept.
 */
export class MarkStore {
  marks: ReadonlyMap<string, string>;
  problem: MarkProblem | null = null;
  private kept: ReadonlyMap<string, string>;
  private sending = false;
  private sent: Promise<void> = Promise.resolve();
  private readonly listeners = new Set<() => void>();
  private readonly save: (marks: Mark[]) => Promise<unknown>;

  constructor(marks: readonly Mark[], save: (marks: Mark[]) => Promise<unknown>) {
    this.marks = this.kept = new Map(marks.map(({ id, remark }) => [id, remark]));
    this.save = save;
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** Mark a line, or say otherwise why it is marked. */
  mark(line: string, remark = ""): void {
    if (this.marks.size >= MOST_MARKS && !this.marks.has(line)) {
      this.show(this.marks, { line, problem: tooMany() });
      return;
    }
    this.change(line, new Map(this.marks).set(line, remark));
  }

  /** Take a mark back. */
  unmark(line: string): void {
    this.change(line, new Map([...this.marks].filter(([id]) => id !== line)));
  }

  private change(line: string, marks: ReadonlyMap<string, string>): void {
    this.show(marks, null);
    if (!this.sending) this.sent = this.send(line);
  }

  /** When all that is marked has been sent, and kept or refused. */
  settled(): Promise<void> {
    return this.sent;
  }

  private async send(line: string): Promise<void> {
    this.sending = true;
    try {
      while (this.kept !== this.marks) {
        const sent = this.marks;
        await this.save([...sent].map(([id, remark]) => ({ id, remark })));
        this.kept = sent;
      }
    } catch (error) {
      this.show(this.kept, { line, problem: toProblem(error) });
    } finally {
      this.sending = false;
    }
  }

  private show(marks: ReadonlyMap<string, string>, problem: MarkProblem | null): void {
    this.marks = marks;
    this.problem = problem;
    for (const listener of this.listeners) listener();
  }
}

function tooMany(): ApiProblem {
  const title = messages().reading.marks.notMarked;
  return new ApiProblem({ status: 0, ...listedProblem("too_many_marks", title) });
}
