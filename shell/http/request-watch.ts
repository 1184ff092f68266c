/** Sees each request from its first byte to its answer. Told routes and statuses, never an address, a body or a person. */
export interface RequestWatch {
  begin(request: { readonly request: string; readonly method: string }): WatchedRequest;
}

export interface WatchedRequest {
  /** Runs the answering of the request, so that what it does is known to belong to it. */
  within(work: () => void): void;
  end(answer: { readonly route: string; readonly status: number }): void;
}
