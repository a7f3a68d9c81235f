import { useOutletContext } from "react-router";
import type { OnlineInterview } from "#app/components/interview/use-interview.ts";
import type { ToldInterview } from "#app/domain/answers/told-interview.ts";

/** What the pages of an interview share. */
export type InterviewContext = {
  readonly told: ToldInterview;
  readonly interview: OnlineInterview;
  /** Address of the interview's first page. */
  readonly home: string;
  /** Milliseconds. */
  readonly now: number;
};

export function useInterviewContext(): InterviewContext {
  return useOutletContext<InterviewContext>();
}
