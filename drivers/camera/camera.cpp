#include "drivers/camera/camera.h"

namespace drivers::camera {

std::string_view word(CameraFault fault) {
    switch (fault) {
        case CameraFault::no_camera:
            return "no_camera";
        case CameraFault::gone:
            return "gone";
        case CameraFault::garbled:
            return "garbled";
        case CameraFault::stopped:
            return "stopped";
    }
    return "";
}

}  // namespace drivers::camera
