import { type ComponentProps, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { z } from "zod";
import { InputField } from "#app/components/field.tsx";

const communesSchema = z.array(
  z.object({
    inseeCode: z.string(),
    name: z.string(),
    department: z.string(),
    postalCodes: z.array(z.string()),
  }),
);
/** A commune as the search suggests it; `department` is its name. */
export type SuggestedCommune = z.infer<typeof communesSchema>[number];

type CommuneFieldProps = Pick<
  ComponentProps<typeof InputField>,
  "label" | "hint" | "error" | "defaultValue"
> & {
  /** `register("city")` of react-hook-form. */
  readonly registration: Omit<ComponentProps<"input">, "defaultValue"> & { readonly name: string };
  readonly onPick: (commune: SuggestedCommune) => void;
};

/** Milliseconds without a key before the server is asked. */
const PAUSE = 200;
const FEWEST_LETTERS = 2;
/** Postal codes shown of a commune that has many. */
const SHOWN_CODES = 3;

/** A commune, typed freely or chosen among those that begin alike. Without JavaScript it is a plain box. */
export function CommuneField({ registration, onPick, ...field }: CommuneFieldProps) {
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const suggestions = useSuggestions(typed);
  const isOpen = typed !== null && suggestions.length > 0;
  const optionId = (index: number) => `${list}-${index}`;

  const close = () => {
    setTyped(null);
    setActive(-1);
  };
  const pick = (commune: SuggestedCommune) => {
    onPick(commune);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    if (event.key === "ArrowDown") setActive((active + 1) % suggestions.length);
    else if (event.key === "ArrowUp")
      setActive(((active + suggestions.length) % (suggestions.length + 1)) - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && suggestions[active] !== undefined) pick(suggestions[active]);
    else return;
    event.preventDefault();
  };

  return (
    <div className="combobox">
      <InputField
        {...registration}
        {...field}
        autoComplete="off"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-activedescendant={isOpen && active >= 0 ? optionId(active) : undefined}
        onChange={(event) => {
          registration.onChange?.(event);
          setTyped(event.currentTarget.value);
          setActive(-1);
        }}
        onBlur={(event) => {
          registration.onBlur?.(event);
          close();
        }}
        onKeyDown={onKeyDown}
      />
      <div className="suggestions" id={list} role="listbox" aria-label="Communes" hidden={!isOpen}>
        {suggestions.map((commune, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the same
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are read in the box
          <div
            key={commune.inseeCode}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            // Before the box loses the focus and closes the list.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(commune)}
          >
            {commune.name} <span className="soft small">{whereabouts(commune)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

function whereabouts({ postalCodes, department }: SuggestedCommune): string {
  const shown = postalCodes.slice(0, SHOWN_CODES).join(", ");
  return `${shown}${postalCodes.length > SHOWN_CODES ? "…" : ""} · ${department}`;
}

/** What the server finds for what is being typed; nothing while the box is at rest, or when the network is gone. */
function useSuggestions(typed: string | null): readonly SuggestedCommune[] {
  const [found, setFound] = useState<readonly SuggestedCommune[]>([]);
  const latest = useRef("");
  const asked = typed?.trim() ?? "";

  useEffect(() => {
    latest.current = asked;
    if (asked.length < FEWEST_LETTERS) {
      setFound([]);
      return;
    }
    const control = new AbortController();
    const timer = setTimeout(async () => {
      const communes = await askServer(asked, control.signal);
      if (latest.current === asked) setFound(communes);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [asked]);

  return typed === null ? [] : found;
}

async function askServer(typed: string, signal: AbortSignal): Promise<readonly SuggestedCommune[]> {
  try {
    const response = await fetch(`/resources/communes?q=${encodeURIComponent(typed)}`, { signal });
    const communes = communesSchema.safeParse(response.ok ? await response.json() : []);
    return communes.success ? communes.data : [];
  } catch {
    // Typing on is enough: the server checks the name when the form is sent.
    return [];
  }
}
