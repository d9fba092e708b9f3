import { PREVIEW, type PreviewParams, type PreviewResult } from './protocol.ts';
import type { Session } from './session.ts';

/** Answers how a macro reads to the customer. What draws it is loaded when it is first asked for. */
export function wirePreview(session: Session): void {
  session.connection.onRequest(
    PREVIEW,
    async ({
      uri,
      macro,
      position,
      choice = {},
      fixed = false,
    }: PreviewParams): Promise<PreviewResult | null> => {
      const document = await session.macroFile(uri);
      if (!document) return null;
      const { preview } = await import('./features/preview.ts');
      const offset = position && document.offsetAt(position);
      return preview(document, { id: macro, offset }, choice, fixed) ?? null;
    },
  );
}
