/** What an operation of the demo has under the names that the story gives. */
import type { DemoPlace, OperationScene } from "#app/server/demo/scene.ts";

/** Where a firm is in the operation. @throws when it is not enrolled yet. */
export function placeOf({ places }: OperationScene, firm: string): DemoPlace {
  const place = places.get(firm);
  if (place === undefined) throw new Error(`${firm} is not enrolled`);
  return place;
}

/** The id of an action that was begun. @throws when it was not. */
export function actionOf({ actions }: OperationScene, key: string): string {
  const id = actions.get(key);
  if (id === undefined) throw new Error(`The action ${key} is not begun`);
  return id;
}
