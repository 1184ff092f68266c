/** Words for people. Both languages are always there. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

export type Language = keyof Text;

export const text = (en: string, zh: string): Text => ({ en, zh });
