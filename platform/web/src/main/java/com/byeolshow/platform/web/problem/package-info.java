/** Refusals and faults, and how each family of clients reads them. */
@NullMarked
package com.byeolshow.platform.web.problem;

import org.jspecify.annotations.NullMarked;
