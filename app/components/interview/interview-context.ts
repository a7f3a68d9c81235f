import { useOutletContext } from "react-router";
import type { InterviewHandle } from "#app/components/interview/use-interview.ts";
import type { ToldInterview } from "#app/domain/answers/told-interview.ts";

/** What the pages of an interview share. */
export type InterviewContext = {
  readonly told: ToldInterview;
  readonly interview: InterviewHandle;
  /** Address of the interview's first page. */
  readonly home: string;
  /** Milliseconds. */
  readonly now: number;
};

export function useInterviewContext(): InterviewContext {
  return useOutletContext<InterviewContext>();
}
