import { FILE_LABELS } from "#app/text/publications.ts";

/** The files of a publication. `address`: where they are, without a slash at the end. */
export function Downloads({ address, about }: { readonly address: string; readonly about: string }) {
  const files = ["pdf", "xlsx", "csv", "json"] as const;
  return (
    <ul className="downloads" aria-label={`Fichiers, ${about}`}>
      {files.map((file) => (
        <li key={file}>
          <a
            className={file === "pdf" ? "button" : "button quiet"}
            href={`${address}/synthese.${file}`}
            download
          >
            {FILE_LABELS[file]}
            <span className="visually-hidden"> : {about}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
