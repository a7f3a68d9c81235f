import { createServer } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { DEMO_HOST, freePort } from "#app/server/demo/free-port.ts";
import { welcome } from "#app/server/demo/welcome.ts";

describe("the port of the demo", () => {
  test("is the next one when the one that was wanted is taken", async () => {
    const taken = await freePort(38_400);
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(taken, DEMO_HOST, resolve));
    onTestFinished(() => void other.close());
    expect(await freePort(taken)).toBeGreaterThan(taken);
  });
});

describe("what the demo says when it is ready", () => {
  const account = {
    key: "first",
    id: "1",
    name: "Claire Fabre",
    email: "claire.fabre@diapason.example",
    role: "consultant",
    operations: ["renover-plus", "epv-paca"],
    password: "abcd-efgh-jkmn-pqrs-tuvw",
  } as const;

  test("names the address, and each account with its password and its operations on one line", () => {
    const text = welcome({
      accounts: [account],
      url: "http://127.0.0.1:3000",
      file: ".diapason/demo.sqlite",
    });
    expect(text).toContain("http://127.0.0.1:3000");
    expect(text).toMatch(
      /consultant +claire\.fabre@diapason\.example +abcd-efgh-jkmn-pqrs-tuvw +Rénover \+ à Fréjus ; EPV/,
    );
  });

  test("says how to stop only when something runs", () => {
    expect(welcome({ accounts: [account], url: null, file: "x" })).not.toContain("Ctrl+C");
  });
});
