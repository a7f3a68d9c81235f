import { Outlet } from "react-router";
import { LightShell } from "#app/components/light-shell.tsx";

export default function SignedOutLayout() {
  return (
    <LightShell narrow>
      <Outlet />
    </LightShell>
  );
}
