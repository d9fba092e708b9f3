/** The user's settings of the editor, section `macrolint`. */
export interface EditorSettings {
  readonly enable: boolean;
  /** Problems of the whole workspace, not only of open files. */
  readonly workspaceDiagnostics: boolean;
  readonly codeLens: boolean;
  readonly inlayHints: { readonly steps: boolean };
}

export const DEFAULT_SETTINGS: EditorSettings = {
  enable: true,
  workspaceDiagnostics: false,
  codeLens: true,
  inlayHints: { steps: false },
};

/** What an editor sent, with the defaults for whatever it left out or got wrong. */
export function readSettings(sent: unknown): EditorSettings {
  const given = (typeof sent === 'object' && sent !== null ? sent : {}) as Record<string, unknown>;
  const hints = (given.inlayHints ?? {}) as Record<string, unknown>;
  const flag = (value: unknown, other: boolean) => (typeof value === 'boolean' ? value : other);
  return {
    enable: flag(given.enable, DEFAULT_SETTINGS.enable),
    workspaceDiagnostics: flag(given.workspaceDiagnostics, DEFAULT_SETTINGS.workspaceDiagnostics),
    codeLens: flag(given.codeLens, DEFAULT_SETTINGS.codeLens),
    inlayHints: { steps: flag(hints.steps, DEFAULT_SETTINGS.inlayHints.steps) },
  };
}
