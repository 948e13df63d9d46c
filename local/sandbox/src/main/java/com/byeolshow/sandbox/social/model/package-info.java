/** Who may be behind a log-in, and what codes and tokens are good for. */
@NullMarked
package com.byeolshow.sandbox.social.model;

import org.jspecify.annotations.NullMarked;
