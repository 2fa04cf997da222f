/** An HTTP endpoint of an engine. It takes a request in AWS's wire form and answers in that form. */
export interface Endpoint {
  /** The most bytes of a body. 2 MB, more than any request of most services, if left out. */
  readonly mostBodyBytes?: number;
  answer(request: EndpointRequest): Promise<EndpointAnswer>;
}

export interface EndpointRequest {
  readonly method: string;
  /** Path and query as received. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface EndpointAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
