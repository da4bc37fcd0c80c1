/** Where and how people sign in: what the environment says, as the region's file holds no addresses of ours or secrets. */
export interface SignInSettings {
  /** The file of local accounts; absent where there are none. */
  readonly accountsFile?: string | undefined;
  /**
   * `https://data.example.org`: the address that people type, where a proxy stands in between. It decides whether cookies
   * are for https alone. Absent: the address that was asked.
   */
  readonly publicUrl?: string | undefined;
  /** The organisation's own sign-in. */
  readonly oidc?: OidcSettings | undefined;
  /** A token of this start for the command line on the same machine, with the name of whoever started it. */
  readonly ownToken?: { readonly secret: string; readonly name: string } | undefined;
}

export interface OidcSettings {
  /** Address of the provider, as its discovery document gives it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
}
