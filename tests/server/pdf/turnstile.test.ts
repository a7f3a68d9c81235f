import { describe, expect, test } from "vitest";
import { turnstile } from "#app/server/pdf/turnstile.ts";

describe("a turnstile of two places", () => {
  test("never lets more than two tasks run, and serves the others in the order they came", async () => {
    const { pass } = turnstile(2);
    const finished: number[] = [];
    let running = 0;
    let most = 0;
    const task = (id: number) => async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running -= 1;
      finished.push(id);
    };
    await Promise.all([1, 2, 3, 4, 5].map((id) => pass(task(id))));
    expect(most).toBe(2);
    expect(finished).toEqual([1, 2, 3, 4, 5]);
  });

  test("gives its place back when a task fails", async () => {
    const { pass } = turnstile(1);
    await expect(pass(async () => await Promise.reject(new Error("panne")))).rejects.toThrow("panne");
    await expect(pass(async () => "dessiné")).resolves.toBe("dessiné");
  });

  test("lets a task that was cancelled leave the line without running", async () => {
    const { pass } = turnstile(1);
    const cancel = new AbortController();
    let ran = false;
    const first = pass(async () => await new Promise((resolve) => setTimeout(resolve, 5)));
    const second = pass(async () => {
      ran = true;
    }, cancel.signal);
    cancel.abort(new Error("annulé"));
    await expect(second).rejects.toThrow("annulé");
    await first;
    await pass(async () => undefined);
    expect(ran).toBe(false);
  });
});
