# What Debian gives us, each as a target. Traps: shared/reference/toolchain.md, screen-stack.md §1.
find_package(Threads REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(CURL REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json 3 REQUIRED)
find_package(SDL2 REQUIRED CONFIG)
find_package(Freetype REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PNG REQUIRED)
find_package(JPEG REQUIRED)
find_package(ZXing REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(pcsc REQUIRED IMPORTED_TARGET libpcsclite)
pkg_check_modules(qrencode REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(cairo REQUIRED IMPORTED_TARGET cairo cairo-ft)
pkg_check_modules(anthy REQUIRED IMPORTED_TARGET anthy)

# Debian's libimgui-dev is a static library without a CMake config; link order matters.
find_library(IMGUI_LIBRARY NAMES libimgui.a REQUIRED)
find_path(IMGUI_INCLUDE imgui.h PATH_SUFFIXES imgui REQUIRED)
add_library(imgui::imgui STATIC IMPORTED)
set_target_properties(imgui::imgui PROPERTIES
  IMPORTED_LOCATION ${IMGUI_LIBRARY}
  INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${IMGUI_INCLUDE};${IMGUI_INCLUDE}/backends"
  INTERFACE_INCLUDE_DIRECTORIES "${IMGUI_INCLUDE};${IMGUI_INCLUDE}/backends"
  INTERFACE_LINK_LIBRARIES "SDL2::SDL2;Freetype::Freetype;stb;${CMAKE_DL_LIBS}")
