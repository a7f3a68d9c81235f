import { Form, Link } from "react-router";
import type { Option } from "#app/components/field.tsx";
import type { NeedFilter } from "#app/domain/collective/narrow-needs.ts";

type NeedsFilterProps = {
  readonly filter: NeedFilter;
  readonly options: Readonly<Record<keyof NeedFilter, readonly Option[]>>;
};

const FIELDS: readonly {
  readonly key: keyof NeedFilter;
  readonly name: string;
  readonly label: string;
  readonly all: string;
}[] = [
  { key: "family", name: "famille", label: "Famille de freins", all: "Toutes" },
  { key: "trade", name: "metier", label: "Métier", all: "Tous" },
  { key: "size", name: "taille", label: "Taille", all: "Toutes" },
  { key: "territory", name: "territoire", label: "Territoire", all: "Tous" },
];

/** Narrows the needs; a plain form that writes in the address. */
export function NeedsFilter({ filter, options }: NeedsFilterProps) {
  const isNarrowed = Object.values(filter).some((value) => value !== "");
  return (
    <search>
      {/* A new key takes the choices of another address. */}
      <Form method="get" className="filters" key={JSON.stringify(filter)}>
        {FIELDS.map(({ key, name, label, all }) => (
          <label key={key}>
            {label}
            <select name={name} defaultValue={filter[key]}>
              <option value="">{all}</option>
              {options[key].map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="submit" className="button quiet">
          Afficher
        </button>
        {isNarrowed ? (
          <Link className="filters-off" to="?">
            Tout revoir
          </Link>
        ) : null}
      </Form>
    </search>
  );
}
