import { useState } from "react";
import { useLive } from "#app/components/questions/use-live.ts";

/** Copies a text where the browser can; without JavaScript there is the text itself to select. */
export function CopyButton({ text }: { readonly text: string }) {
  const isLive = useLive();
  const [said, setSaid] = useState("");
  if (!isLive) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Adresse copiée.");
    } catch {
      setSaid("Votre navigateur ne le permet pas : touchez l’adresse longuement pour la copier.");
    }
  };
  return (
    <p className="row">
      <button type="button" className="button quiet" onClick={copy}>
        Copier l’adresse
      </button>
      <span className="soft small" role="status">
        {said}
      </span>
    </p>
  );
}
