import { TextAreaField } from "#app/components/field.tsx";
import { formatCount } from "#app/domain/format.ts";
import { type Composition, TEXT_PLACES } from "#app/domain/publication/composition.ts";
import { textField } from "#app/forms/composition-form.ts";
import { type FormState, fieldState } from "#app/forms/form-state.ts";
import { TEXT_TITLES } from "#app/text/publications.ts";

type ChapterTextsProps = {
  readonly state: FormState;
  readonly texts: Composition["texts"];
  /** What somebody else saved meanwhile: shown beside what differs from it. */
  readonly theirs: { readonly composition: Composition; readonly by: string | null } | null;
};

/** The consultants' words, place by place. Those without any are folded. */
export function ChapterTexts({ state, texts, theirs }: ChapterTextsProps) {
  return (
    <section className="card stack">
      <div>
        <h2>Vos textes</h2>
        <p className="soft">
          Un mot entre **deux étoiles** est fort, entre *une étoile* il est penché. « # » commence un
          sous-titre, « - » une liste, « &gt; » une citation. Une ligne vide sépare deux paragraphes. Ni HTML
          ni lien : ils s’imprimeraient tels quels.
        </p>
      </div>
      <div>
        {TEXT_PLACES.map((place) => {
          const name = textField(place);
          const { defaultValue = "", error } = fieldState(state, name, texts[place] ?? null);
          const other = theirs === null ? null : (theirs.composition.texts[place] ?? "");
          const differs = other !== null && other !== defaultValue.replace(/\r\n?/g, "\n");
          return (
            <details
              className="disclosure chapter-text"
              key={place}
              open={defaultValue !== "" || error !== undefined || differs || undefined}
            >
              <summary>
                {TEXT_TITLES[place]}
                <span className="soft small">
                  {defaultValue === ""
                    ? "pas de texte"
                    : formatCount(defaultValue.length, "caractère", "caractères")}
                </span>
              </summary>
              <TextAreaField
                name={name}
                label={`Texte : ${TEXT_TITLES[place]}`}
                rows={defaultValue === "" ? 4 : 10}
                dir="auto"
                defaultValue={defaultValue}
                error={error}
              />
              {differs ? (
                <div className="notice signal">
                  <p>
                    <strong>{theirs?.by ?? "L’autre version"} a enregistré :</strong>
                  </p>
                  {other === "" ? (
                    <p className="soft">(aucun texte)</p>
                  ) : (
                    <pre className="kept-words">{other}</pre>
                  )}
                </div>
              ) : null}
            </details>
          );
        })}
      </div>
    </section>
  );
}
