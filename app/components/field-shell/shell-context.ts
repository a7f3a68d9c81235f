import { useOutletContext } from "react-router";
import type { FieldContext } from "#app/components/field/field-context.ts";
import type { OpenDevice } from "#app/components/field-shell/use-device.ts";
import type { Shell } from "#app/components/field-shell/use-shell.ts";

/** What the pages about the device itself know besides. */
export type ShellContext = FieldContext & {
  readonly open: OpenDevice;
  readonly shell: Shell;
  readonly lock: () => void;
};

export function useShellContext(): ShellContext {
  return useOutletContext<ShellContext>();
}
