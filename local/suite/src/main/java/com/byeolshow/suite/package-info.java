/** The launcher: starts every part on this machine, loads demo data, plays the demo show, and stops without a trace. */
@NullMarked
package com.byeolshow.suite;

import org.jspecify.annotations.NullMarked;
