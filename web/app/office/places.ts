import type { Me } from '#contract';

/** The page of a case in the office: what the server links to as `/cases/…` is everybody's page of it. */
export const casePath = (id: string): string => `/office/cases/${encodeURIComponent(id)}`;

export const letterPath = (id: string, number: string): string => `${casePath(id)}/letters/${encodeURIComponent(number)}`;

export const textPath = (digest: string): string => `/office/texts/${encodeURIComponent(digest)}`;

/** Where a link of the server's leads anyone who works here. */
export const officePath = (href: string): string => href.replace(/^\/(my\/)?cases\//, '/office/cases/');

export const isOfficial = (me: Me | undefined): boolean => me?.workplaces.includes('office') ?? false;
export const isMember = (me: Me | undefined): boolean => me?.workplaces.includes('committee') ?? false;
/** Whether I have a power of the office, as the pack names it. */
export const hasPower = (me: Me | undefined, power: string): boolean => me?.powers.includes(power) ?? false;

/** Where the rail begins for this person. */
export const homePath = (me: Me | undefined): string => (isOfficial(me) ? '/office' : isMember(me) ? '/committee' : '/office/registers');
