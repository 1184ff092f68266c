/** How officials could keep a case of a procedure for ever, though it can end: anyone who promises that it ends promises that they are fair. */
export interface Keeping {
  readonly procedure: string;
  /** Rounds of states that officials and the law alone can go round and round. */
  readonly rounds: readonly { readonly places: readonly string[]; readonly orders: readonly string[] }[];
  /** States in which officials are waited for and may do nothing, since no clock there moves the case. */
  readonly waits: readonly string[];
}
