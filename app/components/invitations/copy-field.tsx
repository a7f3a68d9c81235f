import { useEffect, useId, useState } from "react";

type CopyFieldProps = {
  readonly label: string;
  readonly value: string;
  /** Several lines, such as a message. */
  readonly isLong?: boolean;
};

/** Something to copy that is shown once. Without JavaScript one selects it by hand. */
export function CopyField({ label, value, isLong = false }: CopyFieldProps) {
  const id = useId();
  const [canCopy, setCanCopy] = useState(false);
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => setCanCopy(typeof navigator.clipboard?.writeText === "function"), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setIsCopied(true);
    } catch {
      // The browser refuses: one selects and copies by hand.
      setCanCopy(false);
    }
  };
  return (
    <div className="field copy-field">
      <label htmlFor={id}>{label}</label>
      <div className={isLong ? "stack" : "copy-line"}>
        {isLong ? (
          <textarea id={id} readOnly value={value} rows={16} onFocus={(event) => event.target.select()} />
        ) : (
          <input id={id} readOnly value={value} onFocus={(event) => event.target.select()} />
        )}
        {canCopy ? (
          <button type="button" className="button" onClick={() => void copy()}>
            {isCopied ? "Copié" : "Copier"}
          </button>
        ) : null}
      </div>
      <span className="visually-hidden" role="status">
        {isCopied ? "C’est copié." : ""}
      </span>
    </div>
  );
}
