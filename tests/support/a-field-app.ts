/** Hands that hold a tablet: they install the field app, prepare visits, answer on it and have it sent. */
import type { Page } from "playwright-core";
import type { Answers } from "#app/domain/answers/answer.ts";
import { sheetOf } from "#app/domain/answers/interview.ts";
import type { Theme } from "#app/domain/questionnaire/definition.ts";
import type { Account } from "#tests/support/a-running-app.ts";
import { loginAs } from "#tests/support/a-visit.ts";
import { questionCard, reply, replyThatGives, words } from "#tests/support/an-interviewer.ts";

export const PIN = "270418";
/** What the console says while the network is cut, or the server gone. */
export const CUT = /ERR_(CONNECTION|EMPTY_RESPONSE|SOCKET|INTERNET|FAILED)|terrain-sw\.js|Failed to fetch/;
const RECEIVED = "Tout est enregistré sur cet appareil et reçu par le serveur.";
/** Milliseconds, for a server that is ended and started again meanwhile. */
const SENDING_TIME = 120_000;

/** A new device of this person: a PIN, these firms on it, and the app ready to open without a network. Ends on « Mes visites ». */
export async function prepareVisits(page: Page, account: Account, firms: readonly string[]): Promise<void> {
  await loginAs(page, account);
  await page.goto("/terrain");
  await page.getByLabel("Code de l’appareil").fill(PIN);
  await page.getByLabel("Le même, encore une fois").fill(PIN);
  await page.getByRole("button", { name: "Choisir ce code" }).click();
  await page.getByRole("link", { name: "Préparer mes visites" }).first().click();
  for (const name of firms) await page.getByRole("checkbox", { name }).check();
  await page.getByRole("button", { name: /^Préparer \d+ visites?$/ }).click();
  await page.getByText(`Préparation : ${firms.length} sur ${firms.length} sur cet appareil.`).waitFor();
  await page.waitForFunction(
    async () => {
      const registration = await navigator.serviceWorker.getRegistration("/terrain");
      return registration?.active?.state === "activated" && navigator.serviceWorker.controller !== null;
    },
    undefined,
    { timeout: 60_000 },
  );
  await page.getByRole("link", { name: "Visites", exact: true }).click();
}

/** Opens an address of the field app as a tablet does that was off: the PIN is asked for first. */
export async function openLocked(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await unlock(page);
}

/** Gives the PIN to a device that is locked. */
export async function unlock(page: Page): Promise<void> {
  await page.getByLabel("Code de l’appareil").fill(PIN);
  await page.getByRole("button", { name: "Déverrouiller" }).click();
  await page.getByRole("heading", { name: "Appareil verrouillé" }).waitFor({ state: "detached" });
}

/** Gives every wanted answer of the theme on the screen, and waits until the device keeps them; gives how many there were. */
export async function answerThemeInField(page: Page, theme: Theme, wanted: Answers): Promise<number> {
  await page.getByRole("heading", { level: 1, name: words(theme.label) }).waitFor();
  let given = 0;
  for (const question of theme.questions.filter((each) => sheetOf(each) !== null)) {
    const answer = wanted[question.id];
    if (answer === undefined) continue;
    await reply(page, question, replyThatGives(question, answer, false));
    await questionCard(page, question).locator(".slot.is-kept").waitFor();
    given += 1;
  }
  await allKept(page);
  return given;
}

/** Waits until the page says that all of the visit is on the device. */
export async function allKept(page: Page): Promise<void> {
  await page
    .getByRole("status")
    .filter({ hasText: /^Tout est enregistré sur cet appareil/ })
    .waitFor();
}

/** Presses « Envoyer maintenant » once, with the network there, and waits until the page says that all is on the server. */
export async function sendNow(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Envoyer maintenant" }).click();
  await page
    .getByText(RECEIVED)
    .waitFor({ timeout: 30_000 })
    .catch(async (error: unknown) => {
      const said = await page.locator(".sync-bar").textContent();
      throw new Error(`nothing came home: « ${said} »`, { cause: error });
    });
}

/** Has it sent, as often as the app offers it, until the page says that all of the visit is on the server. */
export async function sendAll(page: Page): Promise<void> {
  const received = page.getByText(RECEIVED);
  const send = page.getByRole("button", { name: /^(Envoyer maintenant|Actualiser)$/ });
  const deadline = Date.now() + SENDING_TIME;
  while (!(await received.isVisible())) {
    if (Date.now() > deadline) {
      throw new Error(`it didn’t all come home: « ${await page.locator(".sync-bar").textContent()} »`);
    }
    // It may be gone by the time that it is pressed: sending began by itself.
    if (await send.isVisible()) await send.click({ timeout: 1_000 }).catch(() => undefined);
    await received.waitFor({ timeout: 1_000 }).catch(() => undefined);
  }
}

/** The rows of one of the device's own tables. What people said is sealed in them; ids, states and hashes are not. */
export function rowsOnDevice(
  page: Page,
  userId: string,
  table: "operations" | "photos",
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return page.evaluate(
    ([name, wanted]) =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction(wanted).objectStore(wanted).getAll();
          asking.onerror = () => reject(asking.error);
          asking.onsuccess = () => {
            opening.result.close();
            // Without the sealed bytes, which are of no use here.
            resolve(asking.result.map(({ id, state, sha256 }) => ({ id, state, sha256 })));
          };
        };
      }),
    [`diapason-terrain-${userId}`, table] as const,
  );
}

/** A picture as a camera gives one: larger than what is kept. */
export async function aPicture(page: Page) {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = 2_400;
    canvas.height = 1_800;
    const context = canvas.getContext("2d");
    context?.fillRect(200, 200, 900, 700);
    return canvas.toDataURL("image/png").split(",")[1] ?? "";
  });
  return { name: "atelier.png", mimeType: "image/png", buffer: Buffer.from(base64, "base64") };
}
