import { zodResolver } from "@hookform/resolvers/zod";
import { type FormEvent, type ReactNode, useMemo } from "react";
import { type FieldErrors, type UseFormReturn, useForm, useWatch } from "react-hook-form";
import { Form, Link, useSubmit } from "react-router";
import type { z } from "zod";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { ChoiceField, InputField, SelectField } from "#app/components/field.tsx";
import { CommuneField, type SuggestedCommune } from "#app/components/firms/commune-field.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { NAF_VERSIONS } from "#app/domain/firm/firm.ts";
import { NAF_VERSION_NAMES, readNaf } from "#app/domain/firm/naf.ts";
import { readSiret, spacedSiret } from "#app/domain/firm/siret.ts";
import { typographic } from "#app/domain/format.ts";
import { type FirmFormTyped, firmFormSchema, OFFERED_LABELS } from "#app/forms/firm-form.ts";
import type { FormState } from "#app/forms/form-state.ts";

type Boxes = z.input<typeof firmFormSchema>;
type Firm = z.output<typeof firmFormSchema>;
type Watched = UseFormReturn<Boxes, unknown, Firm>;

type FirmFormProps = {
  /** What came back from the server, or an untouched form. */
  readonly state: FormState;
  /** What the boxes hold: of the file, or as typed when the form came back. */
  readonly typed: FirmFormTyped;
  /** The trades that firms of the operation have. */
  readonly trades: readonly string[];
  readonly submitLabel: string;
  readonly cancelTo: string;
  /** Fields that only one of the two pages has. */
  readonly children?: ReactNode;
};

/** A firm's file: checked as it is typed where there is JavaScript, by the server in any case, with one schema. */
export function FirmForm({ state, typed, trades, submitLabel, cancelTo, children }: FirmFormProps) {
  const submit = useSubmit();
  const errors = useMemo(() => serverErrors(state), [state]);
  const form: Watched = useForm<Boxes, unknown, Firm>({
    defaultValues: boxesOf(typed),
    resolver: zodResolver(firmFormSchema),
    mode: "onTouched",
    errors,
  });
  const { register, formState, setValue, handleSubmit } = form;
  // A hidden box has one value only: React would put its first one back at each drawing.
  const inseeCode = useWatch({ control: form.control, name: "inseeCode" });
  const box = (name: Exclude<keyof Boxes, "labels">) => ({
    ...register(name),
    defaultValue: typed[name],
    error: formState.errors[name]?.message,
  });
  const fillPlace = ({ name, inseeCode, postalCodes }: SuggestedCommune) => {
    const [only, another] = postalCodes;
    const typedCode = form.getValues("postalCode").trim();
    setValue("city", name, { shouldValidate: true, shouldDirty: true });
    setValue("inseeCode", inseeCode);
    if (postalCodes.includes(typedCode)) return;
    setValue("postalCode", only !== undefined && another === undefined ? only : "", { shouldValidate: true });
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const sent = event.currentTarget;
    void handleSubmit(() => submit(sent))(event);
  };

  return (
    <Form method="post" className="form wide firm-form" noValidate onSubmit={onSubmit}>
      <ErrorSummary state={state} />
      <fieldset className="card firm-form-part">
        <legend>L’entreprise</legend>
        <InputField {...box("name")} label="Nom de l’entreprise" required autoComplete="off" />
        <SiretField form={form} {...box("siret")} />
        <NafFields form={form} code={box("nafCode")} version={box("nafVersion")} />
        <InputField
          {...box("trade")}
          label="Métier"
          hint="Avec les mêmes mots pour les entreprises du même métier : la synthèse les compare."
          list="metiers"
          autoComplete="off"
        />
        <datalist id="metiers">
          {trades.map((trade) => (
            <option key={trade} value={trade} />
          ))}
        </datalist>
        <InputField
          {...box("headcount")}
          label="Effectif"
          hint="Sans le dirigeant ; 0 s’il est seul."
          inputMode="numeric"
          unit="salariés"
        />
        <ChoiceField
          name="labels"
          label="Labels et qualifications"
          multiple
          options={labelOptions(typed.labels)}
          defaultValue={typed.labels}
          error={formState.errors.labels?.message}
          registration={register("labels")}
        />
      </fieldset>
      <fieldset className="card firm-form-part">
        <legend>Où la trouver, qui appeler</legend>
        <InputField {...box("address")} label="Adresse" autoComplete="off" />
        <div className="field-pair commune">
          <InputField {...box("postalCode")} label="Code postal" inputMode="numeric" autoComplete="off" />
          <CommuneField
            label="Commune"
            defaultValue={typed.city}
            error={formState.errors.city?.message}
            registration={register("city", { onChange: () => setValue("inseeCode", "") })}
            onPick={fillPlace}
          />
        </div>
        <input type="hidden" name="inseeCode" value={inseeCode} />
        <InputField {...box("director")} label="Dirigeant ou dirigeante" autoComplete="off" />
        <div className="field-pair">
          <InputField {...box("phone")} label="Téléphone" type="tel" autoComplete="off" />
          <InputField {...box("email")} label="Adresse électronique" type="email" autoComplete="off" />
        </div>
        {children}
      </fieldset>
      <div className="row">
        <SubmitButton pendingLabel="Enregistrement…">{submitLabel}</SubmitButton>
        <Link to={cancelTo}>Annuler</Link>
      </div>
    </Form>
  );
}

type BoxProps = ReturnType<Watched["register"]> & {
  readonly defaultValue: string;
  readonly error: string | undefined;
};

/** The SIRET, told right or wrong as soon as its fourteen digits are there. */
function SiretField({ form, ...box }: BoxProps & { readonly form: Watched }) {
  const siret = useWatch({ control: form.control, name: "siret" });
  const reading = readSiret(siret);
  const suggestion = reading.kind === "refused" ? reading.suggestion : null;
  return (
    <div className="field-with-aid">
      <InputField
        {...box}
        label="SIRET"
        hint="14 chiffres ; il désigne l’établissement et évite les doublons."
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => {
          void box.onChange(event);
          if (event.currentTarget.value.replace(/\D/g, "").length >= SIRET_LENGTH) void form.trigger("siret");
        }}
      />
      <p className="aid small" role="status">
        {siretAid(siret, box.error)}
      </p>
      {suggestion === null || box.error === undefined ? null : (
        <button
          type="button"
          className="link-button"
          onClick={() => form.setValue("siret", spacedSiret(suggestion), { shouldValidate: true })}
        >
          Utiliser {spacedSiret(suggestion)}
        </button>
      )}
    </div>
  );
}

const SIRET_LENGTH = 14;

function siretAid(typed: string, error: string | undefined): string {
  if (error !== undefined) return "";
  const reading = readSiret(typed);
  if (reading.kind === "absent") return "";
  if (reading.kind === "valid") return "✓ SIRET bien formé";
  const digits = typed.replace(/\D/g, "").length;
  return digits > 0 && digits < SIRET_LENGTH ? `${digits} chiffres sur 14` : "";
}

/** The NAF code and its nomenclature, which the code's letter tells. */
function NafFields({
  form,
  code,
  version,
}: {
  readonly form: Watched;
  readonly code: BoxProps;
  readonly version: BoxProps;
}) {
  const reading = readNaf(useWatch({ control: form.control, name: "nafCode" }));
  return (
    <div className="field-pair">
      <div className="field-with-aid">
        <InputField {...code} label="Code NAF" hint="Comme 43.22B." autoComplete="off" />
        <p className="aid small" role="status">
          {reading.kind === "valid" && code.error === undefined
            ? `✓ ${reading.code}, ${NAF_VERSION_NAMES[reading.version]}`
            : ""}
        </p>
      </div>
      <SelectField
        {...version}
        label="Nomenclature"
        hint="La lettre du code la dit."
        empty="Selon la lettre du code"
        options={NAF_VERSIONS.map((each) => ({ value: each, label: NAF_VERSION_NAMES[each] }))}
      />
    </div>
  );
}

/** The labels that everybody is offered, and those that this file has besides. */
function labelOptions(own: readonly string[]) {
  return [...new Set<string>([...OFFERED_LABELS, ...own])].map((label) => ({
    value: label,
    label: typographic(label),
  }));
}

function boxesOf({ nafVersion, labels, ...texts }: FirmFormTyped): Boxes {
  return {
    ...texts,
    nafVersion: NAF_VERSIONS.find((version) => version === nafVersion) ?? "",
    labels: [...labels],
  };
}

function serverErrors(state: FormState): FieldErrors<Boxes> {
  return Object.fromEntries(
    Object.entries(state.errors).map(([field, message]) => [field, { type: "server", message }]),
  );
}
