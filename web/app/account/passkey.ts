import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type { Asked } from '#contract';

export type PasskeyMade = Asked<'addPasskey'>['body']['made'];
export type PasskeyUsed = Asked<'signInWithPasskey'>['body']['used'];

interface Options {
  readonly options: Readonly<Record<string, unknown>>;
}

export const hasPasskeys = (): boolean => browserSupportsWebAuthn();

/** Asks the browser to make a passkey; nothing where its user said no, or it has one for this account already. */
export const makePasskey = async ({ options }: Options): Promise<PasskeyMade | undefined> => {
  try {
    const { id, rawId, type, response } = await startRegistration({ optionsJSON: options as never });
    const { clientDataJSON, attestationObject, transports } = response;
    return { id, rawId, type, response: { clientDataJSON, attestationObject, ...(transports !== undefined && { transports }) } };
  } catch {
    return undefined;
  }
};

/** Asks the browser to answer with a passkey; nothing where its user said no. */
export const answerWithPasskey = async ({ options }: Options): Promise<PasskeyUsed | undefined> => {
  try {
    const { id, rawId, type, response } = await startAuthentication({ optionsJSON: options as never });
    const { clientDataJSON, authenticatorData, signature, userHandle } = response;
    const answer = { clientDataJSON, authenticatorData, signature, ...(userHandle !== undefined && { userHandle }) };
    return { id, rawId, type, response: answer };
  } catch {
    return undefined;
  }
};
