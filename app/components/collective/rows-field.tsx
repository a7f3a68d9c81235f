import { rowName } from "#app/forms/collective-form.ts";
import { type FormState, fieldId } from "#app/forms/form-state.ts";

type RowsFieldProps = {
  /** Of the whole table: where its errors are told. */
  readonly name: string;
  readonly legend: string;
  readonly hint: string;
  readonly columns: readonly { readonly name: string; readonly label: string; readonly unit?: string }[];
  /** What the lines begin with, column by column. */
  readonly initial: readonly (readonly string[])[];
  readonly most: number;
  readonly state: FormState;
};

/** Empty lines that wait under those that are filled in. */
const SPARE = 2;

/** A small table to fill in, with a few empty lines: saving it brings more. Works without JavaScript. */
export function RowsField({ name, legend, hint, columns, initial, most, state }: RowsFieldProps) {
  const typed = (column: string, row: number) => {
    const value = state.values[rowName(column, row)];
    return typeof value === "string" ? value : null;
  };
  const filled = Array.from({ length: most }, (_, index) => index + 1).findLast(
    (row) => row <= initial.length || columns.some((column) => (typed(column.name, row) ?? "") !== ""),
  );
  const count = Math.min(most, (filled ?? 0) + SPARE);
  const error = state.errors[name];
  const hintId = `${fieldId(name)}-hint`;
  const errorId = `${fieldId(name)}-error`;
  return (
    <fieldset
      className="field rows-field"
      id={fieldId(name)}
      tabIndex={-1}
      aria-describedby={error === undefined ? hintId : `${hintId} ${errorId}`}
    >
      <legend>{legend}</legend>
      <span className="hint" id={hintId}>
        {hint}
      </span>
      {error === undefined ? null : (
        <span className="error" id={errorId}>
          {error}
        </span>
      )}
      {Array.from({ length: count }, (_, index) => index + 1).map((row) => (
        <div key={row} className="rows-line">
          {columns.map((column, place) => {
            const box = rowName(column.name, row);
            return (
              <label key={column.name} htmlFor={fieldId(box)}>
                <span className="small">
                  {column.label}
                  <span className="visually-hidden">, ligne {row}</span>
                </span>
                <span className={column.unit === undefined ? "block" : "with-unit"}>
                  <input
                    id={fieldId(box)}
                    name={box}
                    inputMode={column.unit === undefined ? undefined : "numeric"}
                    defaultValue={typed(column.name, row) ?? initial[row - 1]?.[place] ?? ""}
                  />
                  {column.unit === undefined ? null : <span className="soft">{column.unit}</span>}
                </span>
              </label>
            );
          })}
        </div>
      ))}
    </fieldset>
  );
}
