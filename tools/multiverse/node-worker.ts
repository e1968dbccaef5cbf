import { serve } from "../../src/multiverse/serve.js";
import { sources } from "../../src/multiverse/sources.js";
import { portToParent } from "./node-port.js";

serve(portToParent(), sources);
