import { ChoiceField, InputField, TextAreaField } from "#app/components/field.tsx";
import { quote, typographic } from "#app/domain/format.ts";
import { type ChosenQuote, LONGEST_QUOTE } from "#app/domain/publication/composition.ts";
import { quoteField } from "#app/forms/composition-form.ts";
import { choicesState, type FormState, fieldState } from "#app/forms/form-state.ts";
import type { QuoteCandidate } from "#app/server/publications/quotable.ts";

type QuotesFieldsProps = {
  readonly state: FormState;
  readonly quotes: readonly ChosenQuote[];
  /** Why some may not be published, by id. */
  readonly refusals: readonly { readonly id: string; readonly why: string }[];
  readonly candidates: readonly QuoteCandidate[];
};

/** Quotes being rewritten, then the words among which to choose. */
export function QuotesFields({ state, quotes, refusals, candidates }: QuotesFieldsProps) {
  const whyNot = new Map(refusals.map(({ id, why }) => [id, why]));
  return (
    <section className="card stack" id="citations">
      <div>
        <h2>Les citations</h2>
        <p className="soft">
          Seules les entreprises qui acceptent d’être citées sont proposées. Réécrivez : ni nom, ni lieu, ni
          marque, ni chiffre, ni métier rare. L’accord est demandé de nouveau au moment de publier.
        </p>
      </div>
      {quotes.map((each, index) => (
        <fieldset className="quote-fields" key={each.id}>
          <legend>Citation {index + 1}</legend>
          <TextAreaField
            name={quoteField(each.id, "mots")}
            label="Les mots, tels qu’ils paraîtront"
            hint={`Au plus ${LONGEST_QUOTE} caractères.`}
            rows={4}
            required
            dir="auto"
            {...withReason(fieldState(state, quoteField(each.id, "mots"), each.words), whyNot.get(each.id))}
          />
          <InputField
            name={quoteField(each.id, "qui")}
            label="Qui parle"
            hint="« Un artisan du bâtiment », « Une dirigeante »."
            maxLength={120}
            {...fieldState(state, quoteField(each.id, "qui"), each.attribution)}
          />
          <ChoiceField
            name={quoteField(each.id, "retirer")}
            label={<span className="visually-hidden">Retirer la citation {index + 1}</span>}
            multiple
            options={[{ value: "oui", label: "Retirer cette citation" }]}
            {...choicesState(state, quoteField(each.id, "retirer"))}
          />
        </fieldset>
      ))}
      {candidates.length === 0 ? (
        <p className="soft">
          {quotes.length === 0
            ? "Aucune entreprise qui accepte d’être citée n’a écrit de remarque ni de réponse longue."
            : "Il n’y a pas d’autres mots parmi lesquels choisir."}
        </p>
      ) : (
        <ChoiceField
          name="chosen"
          label="Choisir des mots à citer"
          hint="Pour vous seulement : les noms ne sortent pas. Enregistrez, puis réécrivez-les au-dessus."
          multiple
          options={candidates.map(({ id, firm, question, words }) => ({
            value: id,
            label: quote(typographic(words)),
            hint: `${firm}, à propos de ${quote(typographic(question))}`,
          }))}
          {...choicesState(state, "chosen")}
        />
      )}
    </section>
  );
}

/** What the form says is wrong comes before what forbids to publish it. */
function withReason<T extends { readonly error: string | undefined }>(field: T, why: string | undefined): T {
  return field.error === undefined && why !== undefined ? { ...field, error: why } : field;
}
