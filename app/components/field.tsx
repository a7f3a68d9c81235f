import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { fieldId } from "#app/forms/form-state.ts";

type Described = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong, in French, or nothing. */
  readonly error?: string | undefined;
};

type InputFieldProps = Described &
  Omit<ComponentProps<"input">, "id"> & { readonly name: string; readonly unit?: string };

/** One line to fill in. Give it `defaultValue`, or spread `register("name")` of react-hook-form. */
export function InputField({ label, hint, error, unit, ...input }: InputFieldProps) {
  const control = <input {...input} {...controlProps(input.name, hint, error)} />;
  return (
    <Frame name={input.name} label={label} hint={hint} error={error} required={input.required}>
      {unit === undefined ? (
        control
      ) : (
        <span className="with-unit">
          {control}
          <span className="soft">{unit}</span>
        </span>
      )}
    </Frame>
  );
}

type TextAreaFieldProps = Described & Omit<ComponentProps<"textarea">, "id"> & { readonly name: string };

/** Several lines to fill in. */
export function TextAreaField({ label, hint, error, ...area }: TextAreaFieldProps) {
  return (
    <Frame name={area.name} label={label} hint={hint} error={error} required={area.required}>
      <textarea {...area} {...controlProps(area.name, hint, error)} />
    </Frame>
  );
}

export type Option = { readonly value: string; readonly label: string };

type SelectFieldProps = Described &
  Omit<ComponentProps<"select">, "id" | "children"> & {
    readonly name: string;
    readonly options: readonly Option[];
    /** The first line, which chooses nothing. */
    readonly empty?: string;
  };

/** One of several, in a list. */
export function SelectField({ label, hint, error, options, empty, ...select }: SelectFieldProps) {
  return (
    <Frame name={select.name} label={label} hint={hint} error={error} required={select.required}>
      <select {...select} {...controlProps(select.name, hint, error)}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

type ChoiceFieldProps = Described & {
  readonly name: string;
  readonly options: readonly (Option & { readonly hint?: ReactNode })[];
  readonly defaultValue?: string | readonly string[] | undefined;
  /** Several may be ticked. */
  readonly multiple?: boolean;
  readonly required?: boolean;
  /** `register("name")` of react-hook-form, where it is used. */
  readonly registration?: Omit<ComponentProps<"input">, "name" | "type" | "value">;
};

/** One or several among a few, all visible, each big enough for a finger. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { name, label, hint, error, options, defaultValue, multiple = false, required, registration } = props;
  const group = useId();
  const chosen = typeof defaultValue === "string" ? [defaultValue] : (defaultValue ?? []);
  return (
    <fieldset className="field" id={fieldId(name)} tabIndex={-1} {...describedBy(name, hint, error)}>
      <legend>{label}</legend>
      <Explanations name={name} hint={hint} error={error} />
      <div className="choices">
        {options.map((option) => (
          <label className="choice" key={option.value} htmlFor={`${group}-${option.value}`}>
            <input
              {...registration}
              id={`${group}-${option.value}`}
              type={multiple ? "checkbox" : "radio"}
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              required={multiple ? undefined : required}
            />
            <span>
              {option.label}
              {option.hint === undefined ? null : <span className="hint soft small"> {option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type FrameProps = Described & {
  readonly name: string;
  readonly required?: boolean | undefined;
  readonly children: ReactNode;
};

function Frame({ name, label, hint, error, required, children }: FrameProps) {
  return (
    <div className="field">
      <label htmlFor={fieldId(name)}>
        {label}
        {required === true ? null : <span className="soft small"> (facultatif)</span>}
      </label>
      <Explanations name={name} hint={hint} error={error} />
      {children}
    </div>
  );
}

function Explanations({ name, hint, error }: Pick<Described, "hint" | "error"> & { readonly name: string }) {
  return (
    <>
      {hint === undefined ? null : (
        <span className="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </span>
      )}
      {error === undefined ? null : (
        <span className="error" id={`${fieldId(name)}-error`}>
          {error}
        </span>
      )}
    </>
  );
}

function controlProps(name: string, hint: ReactNode, error: string | undefined) {
  return {
    id: fieldId(name),
    "aria-invalid": error === undefined ? undefined : true,
    ...describedBy(name, hint, error),
  } as const;
}

function describedBy(name: string, hint: ReactNode, error: string | undefined) {
  const ids = [
    ...(hint === undefined ? [] : [`${fieldId(name)}-hint`]),
    ...(error === undefined ? [] : [`${fieldId(name)}-error`]),
  ];
  return ids.length === 0 ? {} : { "aria-describedby": ids.join(" ") };
}
