import { Notice } from "#app/components/notice.tsx";

type PasswordOnceProps = { readonly name: string; readonly email: string; readonly password: string };

/** A password that was made for somebody: it is shown here and kept nowhere. */
export function PasswordOnce({ name, email, password }: PasswordOnceProps) {
  return (
    <Notice>
      <strong>Mot de passe provisoire de {name}</strong>
      <p>
        Donnez-le de vive voix, ou par un autre chemin que l’adresse {email}. Il ne sera plus affiché ; la
        personne le changera dans « Mon compte ».
      </p>
      <code className="copy-once">{password}</code>
    </Notice>
  );
}
