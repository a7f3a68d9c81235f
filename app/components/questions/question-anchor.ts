/** Where a question stands in its page: the end of its address. */
export function questionAnchor(questionId: string): string {
  return `question-${questionId}`;
}
