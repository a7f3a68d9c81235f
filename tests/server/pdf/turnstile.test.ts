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

  test("still lets no more than two tasks run once a line was served, and fills both places", async () => {
    const { pass } = turnstile(2);
    const crowd = async () => {
      let running = 0;
      let most = 0;
      const task = async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running -= 1;
      };
      await Promise.all(Array.from({ length: 6 }, () => pass(task)));
      return most;
    };
    expect([await crowd(), await crowd(), await crowd()]).toEqual([2, 2, 2]);
  });

  test("refuses a task that was cancelled before it came, and keeps its place free", async () => {
    const { pass } = turnstile(1);
    const came = pass(async () => "dessiné", AbortSignal.abort(new Error("déjà annulé")));
    await expect(came).rejects.toThrow("déjà annulé");
    await expect(pass(async () => "dessiné")).resolves.toBe("dessiné");
  });

  test("puts nobody out of the line when a task that waited is cancelled while it runs", async () => {
    const { pass } = turnstile(1);
    const cancel = new AbortController();
    const short = async () => await new Promise((resolve) => setTimeout(resolve, 2));
    const first = pass(short);
    const second = pass(async () => {
      cancel.abort(new Error("annulé"));
      await short();
      return "deuxième";
    }, cancel.signal);
    const third = pass(async () => "troisième");
    await expect(Promise.all([first, second, third])).resolves.toEqual([undefined, "deuxième", "troisième"]);
  });
});
