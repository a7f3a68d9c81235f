import { Form } from "react-router";

/** Signing out changes something, so it is a form that is posted, never a link. */
export function LogOutButton() {
  return (
    <Form method="post" action="/deconnexion" className="inline" reloadDocument>
      <button type="submit">Se déconnecter</button>
    </Form>
  );
}
