/** The preview: macro, scenario and channel in, a `ChatView` out. */
export { chatView } from './chatView.ts';
export { type Comparison, compare } from './compare.ts';
export { type PreviewSource, previewFile, previewSource } from './source.ts';
export * from './view.ts';
