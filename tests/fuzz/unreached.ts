/** What no generated call gets done, each with its reason. These lists may only become shorter. */
export const unreached: Record<'endpoints' | 'fields', Record<string, string>> = {
  endpoints: {
    personaTake: 'only the demo has personas',
    disagreementSettle: 'takes three people in turn; furnished looks are settled by their own',
    releaseStart: 'another release is under way: furnishing starts it',
    signOffConfirm: 'takes a second person for what each other endpoint asks',
    signOffRefuse: 'takes a second person for what each other endpoint asks',
    lookPicture: 'takes a look that was just given to the caller',
    staffInviteAgain: 'links are limited, and furnishing makes some',
    welcomeAccept: 'links are limited, and each is used once',
    welcomeRead: 'links are limited, and each is used once',
    mailRetry: 'a mail is stuck after hours of tries',
  },
  fields: {
    'claimApprove seal': 'is of a preview taken just before, for which any other value is stale',
    'claimAskAgain seal': 'is of a preview taken just before, for which any other value is stale',
    'claimDecline seal': 'is of a preview taken just before, for which any other value is stale',
  },
}
