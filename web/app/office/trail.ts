/** The list through which a reader walks with J and K, and the address that leads back to it. Kept for this tab. */
export interface Trail {
  readonly address: string;
  readonly title: string;
  readonly cases: readonly string[];
}

const name = 'ordinance.trail';

export const keepTrail = (trail: Trail): void => {
  try {
    sessionStorage.setItem(name, JSON.stringify(trail));
  } catch {
    // Without it a case has no neighbours, and nothing else is missing.
  }
};

export const readTrail = (): Trail | undefined => {
  try {
    const kept = sessionStorage.getItem(name);
    return kept === null ? undefined : (JSON.parse(kept) as Trail);
  } catch {
    return undefined;
  }
};
