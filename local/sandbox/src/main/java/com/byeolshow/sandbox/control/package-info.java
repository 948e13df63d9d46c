/** The control plane's own server, on a port apart from the imitated APIs. */
@NullMarked
package com.byeolshow.sandbox.control;

import org.jspecify.annotations.NullMarked;
