type ConsultantContactProps = {
  readonly consultant: { readonly name: string; readonly email: string } | null;
  /** The subject of the message. */
  readonly about: string;
  readonly label?: string;
};

/** Whom to write to. */
export function ConsultantContact({ consultant, about, label }: ConsultantContactProps) {
  if (consultant === null) {
    return <p className="soft">Adressez-vous à la personne qui vous a donné ce lien.</p>;
  }
  const address = `mailto:${consultant.email}?subject=${encodeURIComponent(about)}`;
  return (
    <p>
      {label ?? consultant.name}
      {label === undefined ? null : ` ${consultant.name}`}
      {" : "}
      <a href={address}>{consultant.email}</a>
    </p>
  );
}
