package com.byeolshow.identity.image;

import com.byeolshow.platform.images.store.ImageId;

/**
 * An image in a slot, with the public addresses of its files.
 *
 * @param large longer side 1080 pixels at most
 * @param medium 480
 * @param small 120
 */
public record Picture(ImageId id, String large, String medium, String small) {}
