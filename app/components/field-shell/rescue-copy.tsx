import { type ChangeEvent, useId, useState } from "react";
import { formatUnsent } from "#app/components/field-shell/amounts.ts";
import { ASK_FAILURES, askRecoveryKey } from "#app/components/field-shell/ask-server.ts";
import type { OpenDevice } from "#app/components/field-shell/use-device.ts";
import { makeRescue, restoreRescue } from "#app/offline/field/rescue.ts";
import { RESCUE_FAILURES, readRescue, readRescueHeader } from "#app/offline/field/rescue-format.ts";

/** All that the device holds in one sealed file, and the way back. */
export function RescueCopy({ open }: { readonly open: OpenDevice }) {
  const input = useId();
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const download = async () => {
    setBusy(true);
    setSaid(await saveCopy(open).catch(() => NOT_MADE));
    setBusy(false);
  };
  const readBack = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.currentTarget;
    const file = chosen.files?.[0];
    if (file === undefined) return;
    setBusy(true);
    // Read to its end at once: a tablet may take the file away.
    setSaid(await putBack(open, file).catch(() => RESCUE_FAILURES["not-a-copy"]));
    chosen.value = "";
    setBusy(false);
  };

  return (
    <>
      <p>
        Un fichier chiffré, avec tout ce que vous avez écrit dans les visites de cet appareil et les photos
        qui ne sont pas parties. Il se relit ici, sur une autre tablette, ou au bureau.
      </p>
      <p>
        <button
          type="button"
          className="button quiet"
          aria-disabled={isBusy || undefined}
          onClick={() => {
            if (!isBusy) void download();
          }}
        >
          Télécharger une copie de secours
        </button>
      </p>
      <div className="field">
        <label htmlFor={input}>Relire une copie de secours</label>
        <input
          id={input}
          type="file"
          accept=".diapason,application/json"
          disabled={isBusy}
          onChange={(event) => void readBack(event)}
        />
      </div>
      <p role="status">{isBusy ? "Un instant…" : said}</p>
    </>
  );
}

const NOT_MADE = "La copie n’a pas pu être faite. Libérez de la place, puis recommencez.";

async function saveCopy({ device, field }: OpenDevice): Promise<string> {
  const text = await makeRescue(device, field);
  if (text === null) return NOT_MADE;
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `secours-${new Date().toISOString().slice(0, 16).replaceAll(":", "-")}.diapason`;
  link.click();
  // The browser has begun to save it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return "La copie est dans les téléchargements de cet appareil.";
}

async function putBack(open: OpenDevice, file: File): Promise<string> {
  const text = await file.text();
  const header = readRescueHeader(text);
  if (typeof header === "string") return RESCUE_FAILURES[header];
  const { owner, dataKey } = open.unlocked;
  if (header.userId !== owner.userId) {
    return "Cette copie est celle d’une autre personne : elle seule peut la relire.";
  }
  const read =
    header.deviceId === owner.deviceId
      ? await readRescue(text, { dataKey })
      : await readElsewhere(text, header.deviceId);
  if (typeof read === "string") return read;
  if (!read.ok) return RESCUE_FAILURES[read.why];
  const restored = await restoreRescue(open.field, read.rescue);
  if (restored === null) return "La place manque sur cet appareil : rien n’a été remis.";
  const back = formatUnsent(restored);
  return back === null
    ? "Tout ce que contient cette copie est déjà sur cet appareil."
    : `Remis sur cet appareil : ${back}.`;
}

/** A copy of another of the person's devices: the server keeps the key that opens it. */
async function readElsewhere(text: string, deviceId: string) {
  const asked = await askRecoveryKey(deviceId);
  if (!asked.ok)
    return `Cette copie vient d’un autre appareil, et sa clé est sur le serveur. ${ASK_FAILURES[asked.why]}`;
  return readRescue(text, { recoveryKey: asked.value.recoveryKey });
}
