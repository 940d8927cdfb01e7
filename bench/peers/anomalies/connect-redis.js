import { RedisStore } from 'connect-redis';
import { createClient } from 'redis';
import { serve } from './express-session.js';

const client = createClient({ url: process.env.REDIS_URL });
client.on('error', console.error);
await client.connect();

serve(new RedisStore({ client }));
