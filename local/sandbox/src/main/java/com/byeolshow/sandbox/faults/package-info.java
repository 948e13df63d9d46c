/** Makes chosen calls of the imitated APIs misbehave. */
@NullMarked
package com.byeolshow.sandbox.faults;

import org.jspecify.annotations.NullMarked;
