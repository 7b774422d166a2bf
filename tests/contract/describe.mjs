// Cuts Twilio's published description down to the routes we use, and tightens it where it takes what Twilio does not,
// or says nothing where Twilio answers. What it adds stands in docs/twilio.md; what it keeps is Twilio's.

const messagesPath = '/2010-04-01/Accounts/{AccountSid}/Messages.json';
const number = '^\\+[1-9][0-9]{6,14}$';
const sender = `${number}|^[0-9]{3,8}$|^(?=.*[A-Za-z])[A-Za-z0-9 +_&-]{1,11}$`;
const rfc2822 = '^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{4} '
  + '[0-9]{2}:[0-9]{2}:[0-9]{2} \\+0000$';

const errors = {
  400: [20001, 21211, 21212, 21408, 21602, 21603, 21604, 21608, 21610, 21612, 21614, 21617, 30034, 30450],
  401: [20003],
  404: [20404],
  415: [20001],
  429: [20429, 21611, 60203],
  503: [20503],
};

export function describe(published) {
  const operation = published.paths[messagesPath].post;
  const schemas = pick(published.components.schemas, name => name.startsWith('message_enum_') || name === 'api.v2010.account.message');
  tightenRequest(operation.requestBody.content['application/x-www-form-urlencoded'].schema);
  tightenMessage(schemas['api.v2010.account.message']);
  schemas.error = errorSchema();
  operation.requestBody.required = true;
  operation.responses = {
    201: created(operation.responses[201]),
    ...Object.fromEntries(Object.entries(errors).map(([status, codes]) => [status, refused(status, codes)])),
  };

  return withoutNoise({
    openapi: published.openapi,
    info: published.info,
    servers: published.servers,
    paths: { [messagesPath]: { post: operation } },
    components: { schemas, securitySchemes: published.components.securitySchemes },
  });
}

function tightenRequest(schema) {
  const fields = schema.properties;
  schema.required = ['To', 'Body'];
  schema.anyOf = [{ required: ['From'] }, { required: ['MessagingServiceSid'] }];
  fields.To.pattern = number;
  fields.From.pattern = sender;
  Object.assign(fields.Body, { minLength: 1, maxLength: 1600 });
  Object.assign(fields.ValidityPeriod, { minimum: 1, maximum: 36000 });
}

function tightenMessage(schema) {
  const fields = schema.properties;
  schema.required = Object.keys(fields);
  schema.additionalProperties = false;
  for (const name of ['sid', 'account_sid', 'api_version', 'body', 'date_created', 'date_updated', 'num_media', 'num_segments',
    'subresource_uris', 'to', 'uri'])
    delete fields[name].nullable;

  for (const name of ['date_created', 'date_updated', 'date_sent'])
    fields[name].pattern = rfc2822;
  for (const name of ['num_media', 'num_segments'])
    fields[name].pattern = '^[0-9]+$';
  fields.price.pattern = '^-?[0-9]+(\\.[0-9]+)?$';
  fields.api_version.enum = ['2010-04-01'];
  fields.uri.pattern = '^/2010-04-01/Accounts/AC[0-9a-fA-F]{32}/Messages/(SM|MM)[0-9a-fA-F]{32}\\.json$';
  Object.assign(fields.subresource_uris, { required: ['media'], properties: { media: { type: 'string', pattern: '/Media\\.json$' } } });
}

function errorSchema() {
  return {
    type: 'object',
    required: ['code', 'message', 'more_info', 'status'],
    properties: {
      code: { type: 'integer', minimum: 10000, maximum: 99999 },
      message: { type: 'string', minLength: 1 },
      more_info: { type: 'string', pattern: '^https://www\\.twilio\\.com/docs/' },
      status: { type: 'integer', minimum: 400, maximum: 599 },
    },
  };
}

function created(response) {
  const { examples } = response.content['application/json'];
  return {
    description: response.description,
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/api.v2010.account.message' },
        examples: pick(examples, name => !name.includes('Whatsapp')),
      },
    },
  };
}

function refused(status, codes) {
  const example = code => ({
    value: { code, message: `An example of ${code}.`, more_info: `https://www.twilio.com/docs/errors/${code}`, status: Number(status) },
  });
  return {
    description: 'Refused',
    headers: status === '429' ? { 'Retry-After': { schema: { type: 'integer', minimum: 0 }, example: 2 } } : undefined,
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/error' },
        examples: Object.fromEntries(codes.map(code => [`e${code}`, example(code)])),
      },
    },
  };
}

function pick(object, wanted) {
  return Object.fromEntries(Object.entries(object).filter(([name]) => wanted(name)));
}

// Prose, and formats that no validator knows: ours are patterns.
function withoutNoise(description) {
  const known = new Set(['date-time', 'uri']);
  const isForeign = (key, value) => key.startsWith('x-twilio') || (key === 'format' && !known.has(value));
  return JSON.parse(JSON.stringify(description, (key, value) => isForeign(key, value) ? undefined : value));
}
